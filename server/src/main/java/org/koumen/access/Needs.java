package org.koumen.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the permission an endpoint needs. The {@link Scope} it is handed covers the areas where the
 * account has that permission. With several permissions any one of them opens the door, and the
 * scope is their union.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  Permission[] value();
}
