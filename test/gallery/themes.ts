/** Colours as an Adaptive Card names them, `#AARRGGBB` where they let something through. */
interface TextColours {
  readonly default: string
  readonly subtle: string
  readonly accent: string
  readonly good: string
  readonly warning: string
  readonly attention: string
}

/** A background and the texts on it. */
export interface Surface {
  readonly background: string
  readonly texts: TextColours
}

/** The colours in which Teams draws a card and its own controls. */
export interface Palette {
  readonly surfaces: Readonly<Record<'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention', Surface>>
  readonly separator: string
  readonly button: { readonly background: string; readonly edge: string }
  readonly field: { readonly background: string; readonly edge: string; readonly placeholder: string }
  /** Behind the cards of a chat. */
  readonly chat: string
  readonly scheme: 'light' | 'dark'
}

export const themes = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

const inks = { good: '#92c353', warning: '#f8d22a' }
const onLight: TextColours = {
  ...inks,
  default: '#252424',
  subtle: '#bf252424',
  accent: '#6264a7',
  attention: '#c4314b',
}
/** Teams' dark theme does not darken these four: its text on them is dark. */
const bright = { accent: '#c7def9', good: '#ccffcc', warning: '#ffe2b2', attention: '#ffc5b2' }

const onDark: TextColours = {
  ...inks,
  default: '#ffffff',
  subtle: '#bfffffff',
  accent: '#a6a7dc',
  attention: '#d74654',
}
const onBright: TextColours = { ...onDark, default: '#201f1f', subtle: '#2d2c2c' }

const yellow = '#ffff01'
const onBlack: TextColours = {
  default: '#ffffff',
  subtle: '#ffffff',
  accent: yellow,
  good: '#3ff23f',
  warning: yellow,
  attention: yellow,
}
const black = { background: '#000000', texts: onBlack }

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    surfaces: {
      default: { background: '#ffffff', texts: onLight },
      emphasis: { background: '#f9f8f7', texts: onLight },
      ...surfacesOf(onLight),
    },
    separator: '#eeeeee',
    button: { background: '#ffffff', edge: '#d1d1d1' },
    field: { background: '#f5f5f5', edge: '#616161', placeholder: '#616161' },
    chat: '#f5f5f5',
    scheme: 'light',
  },
  dark: {
    surfaces: {
      default: { background: '#2d2c2c', texts: onDark },
      emphasis: { background: '#292828', texts: onDark },
      ...surfacesOf(onBright),
    },
    separator: '#eeeeee',
    button: { background: '#2d2c2c', edge: '#666666' },
    field: { background: '#1f1f1f', edge: '#adadad', placeholder: '#adadad' },
    chat: '#201f1f',
    scheme: 'dark',
  },
  contrast: {
    surfaces: { default: black, emphasis: black, accent: black, good: black, warning: black, attention: black },
    separator: '#ffffff',
    button: { background: '#000000', edge: '#ffffff' },
    field: { background: '#000000', edge: '#ffffff', placeholder: '#ffffff' },
    chat: '#000000',
    scheme: 'dark',
  },
}

function surfacesOf(texts: TextColours): Pick<Palette['surfaces'], keyof typeof bright> {
  return {
    accent: { background: bright.accent, texts },
    good: { background: bright.good, texts },
    warning: { background: bright.warning, texts },
    attention: { background: bright.attention, texts },
  }
}
