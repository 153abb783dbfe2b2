/** Number and code as a picture, for the phone's album: an elder shows it to whoever helps. */
export async function drawCard(lines: {
  title: string
  numberLabel: string
  number: string
  codeLabel: string
  code: string
  note: string
}): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = 1080
  canvas.height = 760
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const font = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#b23a2e'
  pen.fillRect(0, 0, canvas.width, 16)
  const write = (text: string, size: number, y: number, weight = 400, ink = '#1e2124') => {
    pen.fillStyle = ink
    pen.font = `${weight} ${size}px ${font}`
    pen.fillText(text, 70, y, 940)
  }
  write(lines.title, 56, 120, 700)
  write(lines.numberLabel, 40, 220, 400, '#4d5257')
  write(lines.number, 76, 310, 700)
  write(lines.codeLabel, 40, 420, 400, '#4d5257')
  write(lines.code.replace(/(\d{3})(\d{3})/, '$1 $2'), 110, 540, 700)
  write(lines.note, 36, 660, 400, '#4d5257')
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}
