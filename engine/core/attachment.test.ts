/** Which bytes agree with a type of file, and what a file may be called. */
import { expect, test } from 'vitest';
import { attachmentTypes, cleanName, typeOfName } from './attachment.ts';

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))));
const archive = (...names: string[]) => bytes('PK', 3, 4, ...names);
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const table: [keyof typeof attachmentTypes, Uint8Array, boolean][] = [
  ['application/pdf', bytes('%PDF-1.7\n'), true],
  ['application/pdf', bytes('MZ', 0x90), false],
  ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), true],
  ['image/png', bytes(0xff, 0xd8, 0xff), false],
  ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0), true],
  [docx, archive('[Content_Types].xml', 'word/document.xml'), true],
  [docx, archive('[Content_Types].xml', 'xl/workbook.xml'), false],
  [docx, archive('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), false],
  [docx, archive('anything.exe'), false],
  [xlsx, archive('[Content_Types].xml', 'xl/workbook.xml'), true],
  ['text/plain', bytes('words\r\n\tand more'), true],
  ['text/plain', bytes('MZ', 0, 3), false],
];

test.each(table)('%s: bytes agree with it, or not', (type, content, fits) => {
  expect(attachmentTypes[type].fits(content)).toBe(fits);
});

test('a name loses what could mislead, and ends as its type does', () => {
  const pdf = (name: string) => cleanName(name, 'application/pdf');
  expect(pdf('可行性 评估.pdf')).toBe('可行性 评估.pdf');
  expect(pdf('C:\\a\\..\\报告.PDF')).toBe('报告.PDF');
  expect(pdf('../../etc/passwd')).toBe('passwd.pdf');
  expect(pdf('report\u202Efdp.exe')).toBe('reportfdp.exe.pdf');
  expect(pdf(' "x"\u0000\r\n.pdf ')).toBe('x.pdf');
  expect(pdf(' .. ')).toBe('');
  expect([...pdf(`${'长'.repeat(300)}.pdf`)]).toHaveLength(120);
  expect(cleanName('photo.jpeg', 'image/jpeg')).toBe('photo.jpeg');
});

test('a name tells its type', () => {
  expect(typeOfName('a.DOCX')).toBe(docx);
  expect(typeOfName('a.exe')).toBe(null);
  expect(typeOfName('pdf')).toBe(null);
});
