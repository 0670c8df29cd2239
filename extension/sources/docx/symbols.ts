/**
 * Letters of the symbol fonts as Unicode. Word writes them at U+F020 … U+F0FF (or as plain bytes) and leaves the meaning
 * to the font; only what documents use is named here (Unicode's own mapping tables ADOBE/symbol.txt and MICSFT), the rest
 * is a bullet where it is a bullet font.
 */
const SYMBOL: Readonly<Record<number, string>> = {
  0xb7: '•', 0xa3: '≤', 0xb3: '≥', 0xb1: '±', 0xb4: '×', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xa5: '∞', 0x2d: '−', 0xae: '→', 0xac: '←', 0xad: '↑',
  0xaf: '↓', 0xab: '↔', 0xde: '⇒', 0xdb: '⇔', 0xb0: '°', 0xa2: '′', 0xb2: '″', 0xe5: '∑', 0xd5: '∏', 0xd6: '√', 0xf2: '∫', 0xb6: '∂', 0xd1: '∇', 0xce: '∈',
  0xa8: '♦', 0xbc: '…', 0xa4: '⁄', 0xe3: '©', 0xd3: '©', 0xe2: '®', 0xd2: '®', 0xe4: '™', 0xd4: '™',
};
const GREEK = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x9e: '·', 0x9f: '•', 0xa7: '▪', 0xa8: '◻', 0xd8: '➢',
  0xe0: '→', 0xdf: '←', 0xe8: '➔', 0xfc: '✓', 0xfb: '✗', 0xfd: '☒', 0xfe: '☑', 0x2d: '–',
};

export function fromSymbolFont(text: string, font: string): string {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const privateUse = code >= 0xf000 && code <= 0xf0ff;
    const byte = privateUse ? code - 0xf000 : code;
    if (/^symbol$/i.test(font)) return symbol(byte) ?? (privateUse ? '•' : letter);
    if (/wingdings|webdings|zapf|dingbat/i.test(font)) return WINGDINGS[byte] ?? '•';
    return privateUse ? symbol(byte) ?? '•' : letter;
  }).join('');
}

function symbol(byte: number): string | undefined {
  if (byte >= 0x61 && byte <= 0x7a) return GREEK.charAt(byte - 0x61);
  if (byte >= 0x41 && byte <= 0x5a) return GREEK.charAt(byte - 0x41).toUpperCase();
  if (byte >= 0x20 && byte < 0x7f && byte !== 0x2d) return String.fromCharCode(byte);
  return SYMBOL[byte];
}
