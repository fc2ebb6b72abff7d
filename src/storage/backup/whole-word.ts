/** An address or an id wherever it stands by itself: `virtanen@example.fi` is no part of `aino.virtanen@example.fi`. */
export function wholeWord(word: string): RegExp {
  const before = String.raw`(?<![\p{L}\p{N}._%+-])`
  const after = String.raw`(?![\p{L}\p{N}]|\.[\p{L}\p{N}])`
  // Addresses are compared without regard to case everywhere.
  return new RegExp(before + word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') + after, 'giu')
}
