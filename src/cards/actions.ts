/** A button that sends a verb to the bot; `data` carries what the server needs to find its place again. */
export interface CardAction {
  readonly type: 'Action.Execute'
  readonly title: string
  readonly verb: string
  /** What a screen reader says beside the title, where several buttons have the same. */
  readonly tooltip?: string
  readonly data: Readonly<Record<string, string | number>>
}

/** What pressing a part of a card does; a screen reader calls it by what stands in that part. */
export type PartAction = Omit<CardAction, 'title' | 'tooltip'>

export interface LinkAction {
  readonly type: 'Action.OpenUrl'
  readonly title: string
  readonly url: string
}

/** A button that opens more buttons in the card itself, without asking the bot. */
export interface MoreAction {
  readonly type: 'Action.ShowCard'
  readonly title: string
  readonly card: {
    readonly type: 'AdaptiveCard'
    readonly body: readonly { readonly type: 'ActionSet'; readonly actions: readonly LinkAction[] }[]
  }
}

export function showMore(title: string, links: readonly LinkAction[]): MoreAction {
  const body = links.map((link) => ({ type: 'ActionSet' as const, actions: [link] }))
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body } }
}

export function execute(title: string, verb: string, data: Readonly<Record<string, string | number>>): CardAction {
  return { type: 'Action.Execute', title, verb, data: { verb, ...data } }
}

export function executePart(verb: string, data: CardAction['data']): PartAction {
  return { type: 'Action.Execute', verb, data: { verb, ...data } }
}

export function openUrl(title: string, url: string): LinkAction {
  return { type: 'Action.OpenUrl', title, url }
}

/** A button on a line of its own: a phone scrolls a row of long ones sideways and hides the last. */
export interface ButtonSet {
  readonly actions: readonly CardAction[]
}

export function alone(action: CardAction): ButtonSet {
  return { actions: [action] }
}

export function withTooltip(action: CardAction, about: string): CardAction {
  return { ...action, tooltip: `${action.title}: ${about}` }
}
