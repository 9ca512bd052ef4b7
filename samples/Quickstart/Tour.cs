using System;

namespace Quickstart;

/// <summary>What to get, and from where.</summary>
/// <param name="Url">The emulator's URL; null for AWS.</param>
/// <param name="Region">The region, or null to look it up.</param>
/// <param name="Profile">The profile, or null to look for credentials.</param>
/// <param name="ClusterId">The cluster, or null for none.</param>
/// <param name="VirtualClusterId">The virtual cluster, or null for none.</param>
/// <param name="EndpointId">The managed endpoint, or null for none.</param>
/// <param name="ExecutionRoleArn">The role, which a managed endpoint needs.</param>
internal sealed record Tour(
    Uri? Url,
    string? Region,
    string? Profile,
    string? ClusterId,
    string? VirtualClusterId,
    string? EndpointId,
    string? ExecutionRoleArn)
{
    /// <summary>The key pair that every emulator knows; it opens nothing else.</summary>
    internal const string EmulatorAccessKey = "AKIDEXAMPLE";

    internal const string EmulatorSecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    internal bool HasEndpoint => VirtualClusterId is not null && EndpointId is not null && ExecutionRoleArn is not null;

    internal bool HasNothingToGet => ClusterId is null && !HasEndpoint;

    internal static Tour Of(Uri emulator) => new(
        emulator,
        "eu-central-1",
        Profile: null,
        "j-1ABCDEFGHIJKL",
        "abcdef1234567890",
        "ghijkl0987654321",
        "arn:aws:iam::123456789012:role/EMRExecutionRole");
}
