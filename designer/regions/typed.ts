/** What somebody typed into a field of divisions and left there. */
import type { Language } from '../../engine/core/text.ts';
import { found, isTaken, type Offer } from './offer.ts';
import { namesOnWay } from './divisions.ts';

const parted = (typed: string): string[] => typed.split(/[\s,，、;；]+/).filter((each) => each !== '');

/** The divisions that it means: codes, or a name that fits one alone; else the text as it is, for the form to refuse. */
export function meant(offer: Offer | null, typed: string, language: Language): string[] {
  const text = typed.trim();
  const codes = parted(text);
  if (codes.every((code) => isTaken({ within: null }, code))) return [...new Set(codes)];
  if (!offer) return [text];
  const exact = found(offer, text, language).filter(
    (code) => namesOnWay(offer.divisions, code, language).at(-1)?.toLowerCase() === text.toLowerCase(),
  );
  return exact.length === 1 ? exact : [text];
}
