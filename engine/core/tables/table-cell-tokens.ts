/** The pieces of which the text of a cell is made: words, quoted texts and marks; full-width marks are read as their plain ones. */

/** A piece of the text of a cell. */
export interface Token {
  kind: 'word' | 'quoted' | 'mark';
  text: string;
}

const plain: Record<string, string> = {
  '，': ',',
  '、': ',',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '⩽': '<=',
  '⩾': '>=',
};

const piece =
  /\s*(?:("(?:[^"\\]|\\.)*"|“[^”]*”)|(\.\.|<=|>=|[<>≤≥⩽⩾＜＞,，、()（）[\]［］])|((?:(?!\.\.)[^"“<>≤≥⩽⩾＜＞,，、()（）[\]［］])+))/suy;

/** What a quoted text says; undefined where its escapes make no sense. */
function unquoted(quoted: string): string | undefined {
  if (quoted.startsWith('“')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

/** Takes a text apart; undefined where a quotation does not end. */
export function tokensOf(source: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  for (let at = 0; at < end; at = piece.lastIndex) {
    piece.lastIndex = at;
    const [, quoted, mark, word] = piece.exec(source) ?? [];
    if (quoted !== undefined) {
      const text = unquoted(quoted);
      if (text === undefined) return undefined;
      tokens.push({ kind: 'quoted', text });
    } else if (mark !== undefined) tokens.push({ kind: 'mark', text: plain[mark] ?? mark });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.trim() });
    else return undefined;
  }
  return tokens;
}
