package org.countersign.acceptance.screens;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Its tests look at pages: they may ask for a {@link org.countersign.acceptance.screen.ScreenBrowser}. Without Chromium they are skipped, and say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ScreenBrowserParameter.class)
@interface OnScreens {}
