// What XML cannot hold, and what it would change: a carriage return is read as a line feed.
const unsafe = /(?![\t\n\u0080-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g

/** The text as a workbook keeps it, so that every character of it comes back. */
export function escapedForXml(text: string): string {
  return text.replace(looksEscaped, '_x005F_').replace(unsafe, escaped)
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
