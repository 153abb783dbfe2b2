import { getCurrentInstance, onActivated, onDeactivated, ref, type Ref } from 'vue'

/** Whether the page that asks is on screen; pages put aside by keep-alive are not. */
export function useShown(onBack?: () => void): Readonly<Ref<boolean>> {
  const shown = ref(true)
  if (getCurrentInstance()) {
    let first = true
    onActivated(() => {
      shown.value = true
      if (!first) onBack?.()
      first = false
    })
    onDeactivated(() => (shown.value = false))
  }
  return shown
}
