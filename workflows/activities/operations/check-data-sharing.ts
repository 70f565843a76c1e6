/** Checks what data is asked for: no more than its purposes need, with the authorisation that sensitive data takes; names who provides it. */
import { checkNeed } from '../../../engine/core/data-sharing/check-need.ts';
import { SharingForm } from '../../../engine/core/procedures/data-sharing.ts';
import { findingsOf, volumeOf } from './check-application.ts';
import { failed, passed, submittedOf, type StageOperation } from './define-operation.ts';

/** Checks what was submitted; gives the provider. */
export const checkDataSharing: StageOperation = async (work, parts) => {
  const submitted = await submittedOf(work, parts);
  const wrong = await findingsOf(work, submitted, parts);
  const { data } = SharingForm.safeParse(submitted.form);
  if (!data) return failed(...wrong);
  const resource = parts.dataResources.find(({ id }) => id === data.resource);
  const beyond = checkNeed(resource, data).map((each) => ({ ...each, severity: 'error' as const }));
  if (!resource || wrong.length > 0 || beyond.length > 0) return failed(...wrong, ...beyond);
  const { institution, region } = resource.provider;
  const { volume, causes } = await volumeOf(work, data, parts);
  return passed({ volume, provider: institution, providerRegion: region }, causes);
};
