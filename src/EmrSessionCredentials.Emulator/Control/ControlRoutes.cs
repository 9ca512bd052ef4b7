using System.Collections.Generic;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary>The control routes as help and index tell them.</summary>
internal static class ControlRoutes
{
    internal static IReadOnlyList<(string Route, string Summary)> All { get; } =
    [
        ("GET /_emulator", "the time, these routes, the faults"),
        ("GET /_emulator/faults", "the faults in force"),
        ("POST /_emulator/faults", """{"fault":"throttle-2","on":"j-1"} puts one in force; "on" may be left out"""),
        ("DELETE /_emulator/faults", "removes all faults, forgets their counts, releases what is held"),
        ("POST /_emulator/release", """{"on":"j-1"} continues held calls; without a body all of them"""),
        ("GET /_emulator/requests", "counters, and the requests without any secret"),
        ("DELETE /_emulator/requests", "forgets them"),
        ("GET /_emulator/account", "the numbers of the account that the list operations show"),
        ("PUT /_emulator/account", """{"clusters":300,"pageSize":50} sets these, the others stay"""),
        ("DELETE /_emulator/account", "back to the numbers at the start; forgets the sessions that were started or ended"),
        ("GET /_emulator/roles", "what the roles ask of those who assume them"),
        ("POST /_emulator/roles", """{"rule":"mfa","on":"Admin"} makes a rule: mfa, deny or external-id=ID"""),
        ("DELETE /_emulator/roles", "removes all rules"),
        ("GET /_emulator/spark-connect", "url, port and the certificate: thumbprint (SHA-1), sha256, pem"),
    ];
}
