using System;
using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>How an emulator is set up. The defaults are those of the command line.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Gets the port on 127.0.0.1; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>Gets the port of Spark Connect on 127.0.0.1; 0: a free one.</summary>
    public int SparkConnectPort { get; init; }

    /// <summary>
    /// Gets a value indicating whether <see cref="Port"/> has TLS, with the certificate that Spark Connect has, too. By
    /// default it is plain http, which on this machine all clients accept.
    /// </summary>
    public bool Https { get; init; }

    /// <summary>
    /// Gets the file that the certificate is written to at the start, in PEM, as the certificate
    /// authority for clients that trust a file; null: none.
    /// </summary>
    public string? CertificateFile { get; init; }

    /// <summary>Gets how much there is in the account that the list operations show.</summary>
    public AccountOptions Account { get; init; } = new();

    /// <summary>Gets the key pairs that may sign.</summary>
    public IReadOnlyList<KeyPair> Keys { get; init; } = [KeyPair.Example];

    /// <summary>
    /// Gets a value indicating whether signatures are checked. False is for benchmarks of something else.
    /// </summary>
    public bool CheckSignatures { get; init; } = true;

    /// <summary>Gets the clock: of signatures, of expiry, of delays, and of the Date header.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Gets faults for every call, as in <see cref="Faults.FaultRegistry.Add"/>: <c>KIND</c> or <c>KIND@TARGET</c>.
    /// </summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>
    /// Gets what roles ask of those who assume them, <c>RULE@ROLE</c>, as in
    /// <see cref="Identity.RoleRules.Add(string, string)"/>.
    /// </summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Gets who is told of what goes wrong inside the emulator; null: nobody.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Gets a value indicating whether <see cref="Log"/> is told of every request too, without secrets.
    /// </summary>
    public bool LogRequests { get; init; }
}
