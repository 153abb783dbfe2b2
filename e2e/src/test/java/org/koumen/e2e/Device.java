package org.koumen.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** What a person holds or sits at. */
public enum Device {
  /** The smallest screen that the desk is made for. */
  DESK(1366, 768, false),
  /** A common phone. */
  PHONE(390, 844, true),
  /** An old, small phone. */
  SMALL_PHONE(360, 640, true);

  private final int width;
  private final int height;
  private final boolean touch;

  Device(int width, int height, boolean touch) {
    this.width = width;
    this.height = height;
    this.touch = touch;
  }

  NewContextOptions options(ColorScheme scheme) {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(touch)
        .setIsMobile(touch)
        .setColorScheme(scheme)
        .setLocale("zh-CN")
        .setTimezoneId("Asia/Shanghai");
  }
}
