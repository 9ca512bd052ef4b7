using System;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>Where the emulator listens; known once it does, which is before any request.</summary>
internal sealed class Addresses
{
    internal Uri Http { get; set; } = new("http://127.0.0.1/");

    internal Uri SparkConnect { get; set; } = new("https://127.0.0.1/");

    /// <summary>As the services write it: without the slash at the end, to which clients append a port.</summary>
    internal string SparkConnectText => SparkConnect.GetLeftPart(UriPartial.Authority);
}
