/** Files of a request and of an answer: read once it is known that somebody may send them, and given to be saved. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import type { Route, SentFile } from './define-route.ts';

/** Of routes that take none. */
export const noFile: SentFile = { bytes: new Uint8Array(), type: '', name: '' };

const readers = new Map<string, RequestHandler>();
function readerOf(limit: string): RequestHandler {
  // The type was looked at before; a compressed body could be far larger than it seems.
  const reader = readers.get(limit) ?? express.raw({ limit, type: () => true, inflate: false });
  readers.set(limit, reader);
  return reader;
}

/** What a header has percent-encoded; itself where that is not UTF-8. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The file's name of a Content-Disposition (RFC 6266): the extended one, else the plain one; empty where there is none. */
export function nameInHeader(header: string): string {
  const extended = /(?:^|;)\s*filename\*\s*=\s*UTF-8'[\w-]*'([^;\s]+)/i.exec(header)?.[1];
  if (extended !== undefined) return decoded(extended);
  const [, quoted, plain] = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(header) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
}

/** The Content-Disposition that has a browser save a file under a name. */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}

/** Answers with a file that somebody sent: to be saved, and never shown or run. */
export const savedFile = ({ type, name }: { type: string; name: string }, bytes: Uint8Array) => ({
  stream: (response: Response) => {
    response.set({
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': savedAs(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    response.end(bytes);
  },
});

/** @throws Problem `unsupported-type`, `invalid-input`, and what express finds, such as a body that is too large */
export async function fileOf(request: Request, response: Response, { file = [], largest }: Route): Promise<SentFile> {
  const type = (request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!file.includes(type)) throw problem('unsupported-type', { types: file.join(', ') });
  await new Promise<void>((resolve, reject) => {
    void readerOf(largest ?? '1mb')(request, response, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('body'));
      else resolve();
    });
  });
  const bytes: unknown = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    const message = text('文件是空的', 'The file is empty');
    throw problem('invalid-input', { errors: [{ pointer: '', rule: 'empty', message }] });
  }
  return { bytes, type, name: nameInHeader(request.get('content-disposition') ?? '') };
}
