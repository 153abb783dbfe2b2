package org.koumen.registry.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.PremisesUse;

/** Premises as a run sees them: on file, or added by it. */
final class Place {
  final UUID id;

  /** The batch that added it; 0 for what was on file. */
  final int batch;

  final String area;
  final String address;
  final PremisesUse use;
  final OnFile.@Nullable Premises onFile;

  /** Households there, as far as this run has met them. */
  final List<Household> households = new ArrayList<>(1);

  Place(UUID id, int batch, String area, String address, PremisesUse use) {
    this.id = id;
    this.batch = batch;
    this.area = area;
    this.address = address;
    this.use = use;
    this.onFile = null;
  }

  Place(OnFile.Premises onFile) {
    this.id = onFile.id();
    this.batch = 0;
    this.area = onFile.area();
    this.address = onFile.address();
    this.use = onFile.use();
    this.onFile = onFile;
  }
}
