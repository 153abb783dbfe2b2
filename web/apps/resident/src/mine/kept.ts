import { ref } from 'vue'
import type { Slip } from './follow'

/** Requests that a person chose to keep on this phone. */
export interface KeptSlip extends Slip {
  title: string
}

const key = 'koumen.resident.slips'

function read(): KeptSlip[] {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? '[]') as KeptSlip[]
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

export const kept = ref(read())

function write(slips: KeptSlip[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(slips))
  } catch {
    return false
  }
  kept.value = slips
  return true
}

/** Keeps a slip; false where the browser keeps nothing. */
export function keep(slip: KeptSlip): boolean {
  return write([slip, ...kept.value.filter((one) => one.number !== slip.number)].slice(0, 20))
}

export function forget(number: string): void {
  write(kept.value.filter((one) => one.number !== number))
}

export function isKept(number: string): boolean {
  return kept.value.some((one) => one.number === number)
}
