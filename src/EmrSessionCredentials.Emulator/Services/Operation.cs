using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>
/// One operation of a service. A new one is one small class and one line in <see cref="OperationCatalog"/>.
/// </summary>
internal abstract class Operation
{
    /// <summary>The name in the service model.</summary>
    internal abstract string Name { get; }

    internal abstract AwsService Service { get; }

    /// <summary>With its service, e.g. <c>emr-serverless:ListSessions</c>: EMR has a ListSessions, too.</summary>
    internal string QualifiedName => $"{Service.SigningName}:{Name}";

    /// <summary>The requests that are this operation.</summary>
    internal abstract OperationRoute Route { get; }

    /// <summary>What goes in, with the limits of the service model.</summary>
    internal abstract InputShape Input { get; }

    /// <summary>Whether callers sign; the others show a token, or call without any credentials.</summary>
    internal virtual bool IsSigned => true;

    /// <summary>
    /// The answer's structures of secrets; faults leave them out or put others in their place. In these three lists a
    /// dot leads to a member of a member.
    /// </summary>
    internal virtual IReadOnlyList<string> CredentialMembers => [];

    /// <summary>The answer's secrets that are plain texts; faults leave them out or make them null.</summary>
    internal virtual IReadOnlyList<string> TokenMembers => [];

    /// <summary>The answer's members that say when it expires.</summary>
    internal virtual IReadOnlyList<string> ExpiryMembers => [];

    /// <summary>What the call is about, the most specific first: faults and observations go by these.</summary>
    internal virtual IReadOnlyList<string> Identifiers(InputValues input) => [];

    /// <summary>What this operation answers a caller who calls too often; the models differ within a service.</summary>
    internal virtual ServiceError Throttled => Service.Throttled;

    internal virtual ServiceError InternalError => Service.InternalError;

    /// <summary>Errors that this operation has in its model and others of its service have not.</summary>
    internal virtual IReadOnlyList<ServiceError> OwnErrors => [];

    /// <summary>What this operation answers when there is no such thing, or the nearest that its model has.</summary>
    internal virtual ServiceError NotFound(string id) => Service.NotFound(id);

    /// <summary>
    /// Checks all that the model does not. Nothing changes before the returned function is called: a fault may refuse
    /// the call first.
    /// </summary>
    /// <returns>What carries out the call and gives the answer.</returns>
    /// <exception cref="ServiceErrorException">The call is not valid.</exception>
    internal abstract Func<JsonObject> Prepare(InputValues input, CallerIdentity caller);
}
