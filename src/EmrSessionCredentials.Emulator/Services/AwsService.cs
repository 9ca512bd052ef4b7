using System;
using EmrSessionCredentials.Emulator.Services.Wire;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>
/// A service: how it is signed and spoken to, and its own names for the errors that every service has.
/// </summary>
internal sealed record AwsService(string Name, string SigningName, WireProtocol Protocol)
{
    internal required ServiceError Throttled { get; init; }

    internal required ServiceError InternalError { get; init; }

    internal required Func<string, ServiceError> NotFound { get; init; }

    /// <summary>A request that the model allows and the service does not.</summary>
    internal required Func<string, ServiceError> Invalid { get; init; }

    /// <summary>
    /// The service's own error for input outside of the model's limits, given the one that most services have.
    /// </summary>
    internal Func<ServiceError, ServiceError> Unfit { get; init; } = error => error;
}
