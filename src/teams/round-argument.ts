/** What follows a command's words: a round by its id or date where one stands first, and the rest. */
export function splitRound(argument: string): { readonly round?: string; readonly rest: string } {
  const [first = '', ...others] = argument.split(' ')
  const isNamed = others.length > 0 && /^([\w-]+:)?\d{4}-\d{2}-\d{2}$/.test(first)
  return isNamed ? { round: first, rest: others.join(' ') } : { rest: argument }
}
