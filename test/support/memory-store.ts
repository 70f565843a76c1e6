/** Versions and case records in memory, for tests of the hosts that need no database. */
import type { Version } from '../../engine/core/version.ts';
import type { CaseProjection, CaseProjections, VersionSource } from '../../engine/core/store-ports.ts';

/** A store of versions and projections that forgets all when the test ends. */
export class MemoryStore implements VersionSource, CaseProjections {
  readonly versions = new Map<string, Version>();
  readonly records = new Map<string, CaseProjection[]>();

  /** Takes a version in and gives it back. */
  add(version: Version): Version {
    this.versions.set(version.digest, version);
    return version;
  }

  byDigest(digest: string): Promise<Version> {
    const version = this.versions.get(digest);
    return version ? Promise.resolve(version) : Promise.reject(new Error(`no version ${digest}`));
  }

  project(caseId: string, projection: CaseProjection): Promise<void> {
    const stretches = this.records.get(caseId) ?? [];
    stretches[projection.stretch - 1] = projection;
    this.records.set(caseId, stretches);
    return Promise.resolve();
  }

  /** The trace of a case: its stretches in order. */
  trace(caseId: string) {
    return (this.records.get(caseId) ?? []).flatMap(({ steps }) => steps);
  }
}
