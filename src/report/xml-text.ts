/** Characters that no XML file may hold, and halves of pairs. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text that an XML file can hold: what it cannot stands as `[U+0001]`, as in the PDF. */
export function xmlText(text: string): string {
  return text.replace(forbidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  })
}
