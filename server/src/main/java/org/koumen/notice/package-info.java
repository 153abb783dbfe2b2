/**
 * Messages out: to those who work here, and through an outbox to telephones, mailboxes and systems.
 */
@NullMarked
@ApplicationModule(
    displayName = "Notice",
    allowedDependencies = {"platform", "access"})
package org.koumen.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
