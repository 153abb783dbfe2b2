import './marks.css'
import type { PointKind } from './points'

/** A button for one point: a letter in a shape. */
export function mark(kind: PointKind, label: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `mark mark--${kind.shape}`
  button.style.setProperty('--mark', `var(${kind.colour})`)
  button.setAttribute('aria-label', `${kind.label} ${label}`)
  button.title = `${kind.label} · ${label}`
  const letter = document.createElement('span')
  letter.textContent = kind.letter
  button.append(letter)
  return button
}

/** A button for several: how many, edged by the most pressing kind. */
export function badge(
  count: number,
  parts: [string, number][],
  kinds: Record<string, PointKind>,
  text: string,
  label = '',
): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `badge badge--${count >= 100 ? 'large' : count >= 10 ? 'middle' : 'small'}`
  const [first] = parts
  const kind = first && kinds[first[0]]
  if (kind) button.style.setProperty('--mark', `var(${kind.colour})`)
  button.setAttribute('aria-label', label ? `${label} ${text}` : text)
  button.title = label ? `${label} · ${text}` : text
  const number = document.createElement('span')
  number.textContent = String(count)
  button.append(number)
  if (first && kind && kind.rank === 0) {
    const loud = document.createElement('small')
    loud.textContent = `${kind.letter}${first[1]}`
    button.append(loud)
  }
  return button
}

/** The same button, doing something. */
export function on(button: HTMLElement, act: () => void): HTMLElement {
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    act()
  })
  return button
}
