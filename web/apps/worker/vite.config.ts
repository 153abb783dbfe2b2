import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

// While developing, calls go to a server started with `./koumen demo --port 8080`.
const server = process.env['KOUMEN_URL'] ?? 'http://localhost:8080'

export default defineConfig({
  base: '/worker/',
  plugins: [
    vue(),
    VitePWA({
      // The new shell waits until the person says so: nobody loses a form to an update.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/worker/',
        name: '叩门 · 走访',
        short_name: '走访',
        description: '今日走访、一户一档、当场登记诉求；没有信号也能记。',
        lang: 'zh-CN',
        start_url: '/worker/',
        scope: '/worker/',
        display: 'standalone',
        background_color: '#f7f6f3',
        theme_color: '#f7f6f3',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: 'icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        // The shell only. Nothing about people is kept by the service worker.
        globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
        navigateFallback: '/worker/index.html',
        navigateFallbackAllowlist: [/^\/worker(\/|$)/],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  server: { proxy: { '/api': server } },
  preview: { proxy: { '/api': server } },
})
