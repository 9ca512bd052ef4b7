using System;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>Where the emulator listens; known once it does, which is before any request.</summary>
internal sealed class Addresses
{
    /// <summary>The region that the emulator is in, where a client asks for one. It answers for every region.</summary>
    internal const string Region = "us-east-1";

    internal Uri Http { get; set; } = new("http://127.0.0.1/");

    internal Uri SparkConnect { get; set; } = new("https://127.0.0.1/");

    /// <summary>
    /// The certificate of <see cref="Http"/> in PEM, which is its own authority; null where it is plain http.
    /// </summary>
    internal string? Authority { get; set; }

    /// <summary>As the services write it: without the slash at the end, to which clients append a port.</summary>
    internal string SparkConnectText => SparkConnect.GetLeftPart(UriPartial.Authority);
}
