import { ref, watch, type Ref } from 'vue'

/** A value that this browser remembers; a browser that forbids storage just forgets it. */
export function stored<T>(name: string, initial: T): Ref<T> {
  const key = `koumen.desk.${name}`
  const value = ref(read(key, initial)) as Ref<T>
  watch(value, (next) => write(key, next), { deep: true, flush: 'sync' })
  return value
}

export function read<T>(key: string, initial: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? initial : (JSON.parse(text) as T)
  } catch {
    return initial
  }
}

export function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Nothing to do: the page works without being remembered.
  }
}
