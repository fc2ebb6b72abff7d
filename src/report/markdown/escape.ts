const marks = /[\\`*_[\]<>|~#$]|&(?=#?\w+;)/g
// What is special at the beginning of a line only: list items, underlines of headings, table rules.
const atLineStart = /^(?:[-+=:]|\d+(?=[.)]))/
const lineBreak = /\r\n|\r|\n/

/** Text in one line for headings, table cells and the middle of a line; nothing in it is markup. */
export function inline(text: string): string {
  return oneLine(text).replace(marks, '\\$&')
}

/** Text in one line that begins a line or a list item. */
export function line(text: string): string {
  return escapedLine(oneLine(text))
}

/** Text with its line breaks; an empty line starts a paragraph. */
export function block(text: string): string {
  const paragraphs: string[][] = [[]]
  for (const typed of text.split(lineBreak)) {
    const escaped = escapedLine(typed.trimEnd())
    if (escaped === '') paragraphs.push([])
    else paragraphs.at(-1)?.push(escaped)
  }
  return paragraphs
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\\\n'))
    .join('\n\n')
}

function oneLine(text: string): string {
  const lines = text.split(lineBreak).map((each) => each.trim())
  return lines.filter((each) => each !== '').join(' ')
}

function escapedLine(typed: string): string {
  const text = typed.trimStart()
  const escaped = text.replace(marks, '\\$&')
  const start = atLineStart.exec(escaped)?.[0]
  // A number is no mark itself; what follows it makes it one.
  const safe = start === undefined ? escaped : /\d/.test(start) ? escaped.replace(start, `${start}\\`) : `\\${escaped}`
  return indentation(typed.slice(0, typed.length - text.length)) + safe
}

/** Four spaces or a tab would make the line code. */
function indentation(spaces: string): string {
  return spaces.replace(/\s/gu, (space) => `&#${space.codePointAt(0)};`)
}
