/** Whether an input came back with what stood in it: clients write line breaks in ways of their own. */
export function isSameTyped(one: string, other: string): boolean {
  return withPlainBreaks(one) === withPlainBreaks(other)
}

function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}
