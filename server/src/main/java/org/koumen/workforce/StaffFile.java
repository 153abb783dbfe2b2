package org.koumen.workforce;

import java.util.List;

/**
 * Everything about one person who serves.
 *
 * @param staff with the posts held today
 * @param posts all there were, the newest first
 * @param changes the newest first
 */
public record StaffFile(Staff staff, List<Post> posts, List<StaffChange> changes) {}
