import { ref } from 'vue'
import type { Slip } from '../follow/follow'

/** Number and code of requests that this phone remembers; what they are about stays at the server. */
const key = 'koumen.resident.slips'

function read(): Slip[] {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? '[]') as Slip[]
    return Array.isArray(found) ? found.map(({ number, code }) => ({ number, code })) : []
  } catch {
    return []
  }
}

export const kept = ref(read())

function write(slips: Slip[]): boolean {
  kept.value = slips
  try {
    localStorage.setItem(key, JSON.stringify(slips))
  } catch {
    return false
  }
  return true
}

/** Keeps a slip; false where the browser keeps nothing. */
export function keep({ number, code }: Slip): boolean {
  const others = kept.value.filter((one) => one.number !== number)
  return write([{ number, code }, ...others].slice(0, 20))
}

export function forget(number: string): void {
  write(kept.value.filter((one) => one.number !== number))
}

export function isKept(number: string): boolean {
  return kept.value.some((one) => one.number === number)
}
