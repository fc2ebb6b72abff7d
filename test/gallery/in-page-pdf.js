// Runs in the browser, beside pdf.js: draws a PDF into canvases, one per page.

// biome-ignore lint/correctness/noUnusedVariables: called by name from page-pictures.ts
async function drawPages(base64, scale) {
  const data = Uint8Array.from(atob(base64), (each) => each.codePointAt(0))
  const pdf = await globalThis.pdfjsLib.getDocument({ data, verbosity: 0 }).promise
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale })
    const canvas = document.createElement('canvas')
    canvas.id = `page-${number}`
    canvas.width = viewport.width
    canvas.height = viewport.height
    document.body.append(canvas)
    await page.render({ canvas, viewport }).promise
  }
  return pdf.numPages
}
