export interface Stage {
  readonly image: string
  readonly name: string | undefined
  readonly instructions: readonly Instruction[]
}

export interface Instruction {
  readonly word: string
  readonly rest: string
}

export interface Copy {
  /** The stage copied from; undefined for the repository. */
  readonly from: string | undefined
  readonly sources: readonly string[]
  readonly target: string
}

/** The stages of a Dockerfile of the plain kind: no heredocs, no escapes but a backslash at the end of a line. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { image: string; name: string | undefined; instructions: Instruction[] }[] = []
  for (const line of text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')) {
    const [word = '', ...words] = line.trim().split(/\s+/)
    if (word === '') continue
    if (word === 'FROM') stages.push({ image: words[0] ?? '', name: words[2], instructions: [] })
    else stages.at(-1)?.instructions.push({ word, rest: words.join(' ') })
  }
  return stages
}

export function copiesOf({ instructions }: Stage): readonly Copy[] {
  return instructions
    .filter(({ word }) => word === 'COPY')
    .map(({ rest }) => {
      const words = rest.split(' ')
      const flag = words.find((each) => each.startsWith('--from='))
      const paths = words.filter((each) => !each.startsWith('--'))
      return { from: flag?.slice('--from='.length), sources: paths.slice(0, -1), target: paths.at(-1) ?? '' }
    })
}
