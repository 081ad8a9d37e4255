package dk.fristvagt.api.page.chart;

/**
 * A linear scale from values to places on one axis.
 *
 * @param least the value at {@code start}
 * @param greatest the value at {@code end}, other than {@code least}
 */
record Scale(double least, double greatest, double start, double end) {

  Scale {
    if (least == greatest) {
      throw new IllegalArgumentException("a scale needs two values");
    }
  }

  double at(double value) {
    return start + (value - least) / (greatest - least) * (end - start);
  }
}
