import type { Piece, Words } from './document.ts'

/** What a line says, without what its parts are. */
export function wordsText(words: Words): string {
  return words.map(pieceText).join('')
}

function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return piece
  return 'words' in piece ? wordsText(piece.words) : piece.text
}
