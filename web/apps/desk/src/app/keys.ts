import { onActivated, onDeactivated, onMounted, onUnmounted } from 'vue'

function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  return !!target?.closest('input, textarea, select, [contenteditable="true"]')
}

/**
 * Listens to keys while a page is shown. Handlers are named by `event.key`; single letters and `/`
 * are left alone while somebody types, and nothing fires together with Ctrl, Alt or Meta.
 */
export function useKeys(handlers: Record<string, (event: KeyboardEvent) => void>): void {
  function listen(event: KeyboardEvent) {
    const handler = handlers[event.key]
    if (!handler || event.defaultPrevented || event.isComposing) return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key.length === 1 && typing(event)) return
    handler(event)
  }
  const start = () => document.addEventListener('keydown', listen)
  const stop = () => document.removeEventListener('keydown', listen)
  onMounted(start)
  onActivated(start)
  onDeactivated(stop)
  onUnmounted(stop)
}
