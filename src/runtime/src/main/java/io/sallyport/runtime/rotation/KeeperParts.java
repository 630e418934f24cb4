package io.sallyport.runtime.rotation;

/** What a connector's transactions work with. */
record KeeperParts(
    RotationSettings settings,
    RotationPorts ports,
    Reports reports,
    Disposal disposal,
    Looks looks,
    Intake intake,
    Probes probes,
    Compromises compromises,
    AgePolicy policy,
    EarlyRefresh refresh) {}
