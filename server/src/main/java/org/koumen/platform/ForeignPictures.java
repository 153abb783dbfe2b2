package org.koumen.platform;

import java.net.URI;
import java.util.Optional;

/** Pictures that a page of ours shows from a server that is not ours, such as tiles of a map. */
public interface ForeignPictures {

  /** The address they come from, if there is one; {@code {…}} in it stands for what varies. */
  Optional<String> address();

  /** Scheme, host and port of an address; empty when it lies on this server or is none. */
  static Optional<String> origin(String address) {
    try {
      URI uri = URI.create(address.strip().replaceAll("[{][^}]*[}]", "0"));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getAuthority() != null
          ? Optional.of(uri.getScheme() + "://" + uri.getAuthority())
          : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
