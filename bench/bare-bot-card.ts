/** A level, a text and one button: as little as a page that can be saved. */
export function bareCard(count: number) {
  return {
    type: 'AdaptiveCard' as const,
    version: '1.5',
    body: [
      { type: 'TextBlock', text: `Saved ${count} times.`, wrap: true },
      {
        type: 'Input.ChoiceSet',
        id: 'level',
        label: 'Level',
        choices: [0, 25, 50, 75, 100].map((value) => ({ title: `${value} %`, value: `${value}` })),
      },
      { type: 'Input.Text', id: 'results', label: 'Results', isMultiline: true },
    ],
    actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save', data: { verb: 'save' } }],
  }
}
