package org.koumen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * Lets somebody who is not signed in send a file. A module offers a bean for its own doors; it
 * looks at what stands before the body alone, since nothing of the body is read until it has said
 * yes.
 */
public interface StrangersFiles {
  /**
   * How much this request may carry; empty when it is none of the module's, or shows no right.
   *
   * @throws org.koumen.platform.Refusal when what it shows is wrong
   */
  Optional<DataSize> limit(HttpServletRequest request);
}
