// Runs in the browser, after the renderer and axe: draws the cards of one page and looks at them.

/** Pixels: what rounding alone may bring about. */
const rounding = 1
/** These scroll what does not fit in them. */
const scrolling = 'input, select, textarea, option'
/** Of a button, beside its title. */
const padding = 26
const gap = 8

// A client shows a mention by its name; other Markdown does not occur in the cards.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const holder = document.createElement('div')
  holder.textContent = text
  result.outputHtml = holder.innerHTML.replaceAll(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>')
  result.didProcess = true
}

/** Each card stands in a tree of its own: ids and radio buttons of one card must not meet another's. */
window.drawCards = ({ cards, language, chat, style }) => {
  document.documentElement.lang = language
  document.body.style.background = chat
  const main = document.querySelector('main')
  main.replaceChildren()
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  for (const { id, pixels, content, hostConfig } of cards) {
    const host = document.createElement('section')
    host.id = id
    host.ariaLabel = id
    host.style.width = `${pixels}px`
    const tree = host.attachShadow({ mode: 'open' })
    tree.adoptedStyleSheets = [sheet]
    const card = new AdaptiveCards.AdaptiveCard()
    card.version = AdaptiveCards.Versions.v1_5
    card.hostConfig = new AdaptiveCards.HostConfig(hostConfig)
    card.parse(content)
    main.append(host)
    tree.append(card.render())
  }
}

window.showAlone = (id) => {
  for (const host of cardHosts()) host.style.display = host.id === id ? '' : 'none'
}

window.lookAtCards = () => {
  const findings = (find) =>
    cardHosts().flatMap((host) => {
      const texts = find(host.shadowRoot.querySelector('.ac-adaptiveCard'))
      return texts.length === 0 ? [] : [{ card: host.id, texts }]
    })
  return { beyond: findings(textsBeyond), cut: findings(textsCut), crowded: findings(crowdedRows) }
}

function textsBeyond(card) {
  const edge = card.getBoundingClientRect().right + rounding
  const wide = inside(card).filter((element) => element.getBoundingClientRect().right > edge)
  return wide.length === 0 && card.scrollWidth > card.clientWidth ? ['the card itself'] : wide.map(wordsOf)
}

/** Texts that end in three dots. */
function textsCut(card) {
  // An element within a line has no width of its own to be cut at.
  return inside(card)
    .filter((each) => each.childElementCount === 0 && each.clientWidth > 0 && each.scrollWidth > each.clientWidth)
    .map(wordsOf)
}

/** Buttons of one set that would not fit side by side. */
function crowdedRows(card) {
  return [...card.querySelectorAll('.ac-actionSet')].flatMap((row) => {
    const titles = [...row.querySelectorAll('button > div')]
    const needed = titles.reduce((sum, title) => sum + title.scrollWidth + padding + gap, -gap)
    return titles.length > 1 && needed > row.clientWidth ? [titles.map(wordsOf).join(' | ')] : []
  })
}

function cardHosts() {
  return [...document.querySelectorAll('main > section')]
}

function inside(card) {
  return [...card.querySelectorAll('*')].filter((element) => !element.matches(scrolling))
}

window.violations = async (rules) => {
  // What it would load first are media and style sheets from elsewhere: cards have none.
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ['violations'], preload: false })
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, html }) => ({ rule: id, impact, card: String(target.flat()[0]), html })),
  )
}

function wordsOf(element) {
  return element.textContent.trim()
}
