package dev.kith.architecture.canary.crowd;

/** The first of thirteen types in one package. */
final class Crowd {}

final class Two {}

final class Three {}

final class Four {}

final class Five {}

final class Six {}

final class Seven {}

final class Eight {}

final class Nine {}

final class Ten {}

final class Eleven {}

final class Twelve {}

final class Thirteen {}
