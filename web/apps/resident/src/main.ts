import '@koumen/ui/tokens.css'
import '@koumen/phone/vant.css'
import '@koumen/phone/phone.css'
import { applyPreferences, locale } from '@koumen/phone'
import { localeKey } from '@koumen/ui'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'

applyPreferences()
createApp(App).use(i18n).use(router).provide(localeKey, locale).mount('#app')
