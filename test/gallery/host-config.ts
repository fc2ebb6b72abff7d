import { palettes, type Surface, type Theme } from './themes.ts'

// Teams uses Segoe UI; Liberation Sans is about as wide where there is none.
const fontFamily = "'Segoe UI', 'Liberation Sans', Arial, sans-serif"

/** What makes the renderer draw as Teams does; on a phone buttons stand below each other, to be seen whole. */
export function hostConfig(theme: Theme, buttons: 'vertical' | 'horizontal'): object {
  const { surfaces, separator } = palettes[theme]
  return {
    supportsInteractivity: true,
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: separator },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
    containerStyles: Object.fromEntries(
      Object.entries(surfaces).map(([name, surface]) => [name, containerStyle(surface)]),
    ),
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      spacing: 'default',
      actionsOrientation: buttons,
      actionAlignment: buttons === 'vertical' ? 'stretch' : 'left',
    },
    inputs: { label: { optionalInputs: { weight: 'bolder' }, requiredInputs: { weight: 'bolder', suffix: ' *' } } },
  }
}

function containerStyle({ background, texts }: Surface): object {
  const { subtle, ...colours } = texts
  const pair = (colour: string, faint = colour): object => ({ default: colour, subtle: faint })
  return {
    backgroundColor: background,
    foregroundColors: {
      ...Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, pair(colour)])),
      default: pair(colours.default, subtle),
      dark: pair('#252424'),
      light: pair('#ffffff'),
    },
  }
}

/** What a host config does not reach: buttons, fields and the edge of the card. */
export function teamsStyle(theme: Theme): string {
  const { surfaces, separator, button, field, scheme } = palettes[theme]
  const { background, texts } = surfaces.default
  const edges = theme === 'contrast' ? '.ac-container[style*="background-color"] { outline: 1px solid }' : ''
  return `
    :host { display: block; color: ${texts.default}; color-scheme: ${scheme} }
    * { box-sizing: border-box }
    .ac-adaptiveCard { border: 1px solid ${separator}; border-radius: 4px; background: ${background} }
    /* Teams lets buttons side by side wrap, which the open renderer cannot be told. */
    .ac-actionSet[style*="row"] { flex-wrap: wrap; row-gap: 8px }
    .ac-pushButton {
      min-height: 32px; padding: 5px 12px; border-radius: 4px; font: 600 14px/20px ${fontFamily};
      color: ${texts.default}; background: ${button.background}; border: 1px solid ${button.edge};
    }
    .ac-input { font: 14px/20px ${fontFamily}; color: ${texts.default} }
    .ac-input.ac-textInput, .ac-input.ac-dateInput, .ac-input.ac-choiceSetInput-compact {
      min-height: 32px; padding: 5px 12px; border-radius: 4px;
      background: ${field.background}; border: 1px solid ${field.edge};
    }
    .ac-input.ac-textInput.ac-multiline { height: 96px }
    .ac-input::placeholder { color: ${field.placeholder}; opacity: 1 }
    .mention { color: ${texts.accent} }
    ${edges}
  `
}
