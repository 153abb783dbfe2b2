package org.koumen.registry;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something promised to a household that falls due: to review its care mark, to check its plan, a
 * step of the plan, or the plan's goal.
 *
 * @param id of the mark, plan or step
 * @param gridName of its grid, or of its village while it has none
 * @param what the goal, the step, or why the mark was set
 * @param ownerName who sees to the plan, or who set the mark
 */
public record DueCheck(
    DueKind kind,
    UUID id,
    String county,
    UUID householdId,
    String areaCode,
    String gridName,
    String address,
    @Nullable String headName,
    @Nullable CareColour careMark,
    String what,
    String ownerName,
    LocalDate dueOn) {}
