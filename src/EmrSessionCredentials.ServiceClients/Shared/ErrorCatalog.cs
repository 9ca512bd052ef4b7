using System;
using System.Collections.Generic;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Gives each modelled error its own type, and every other error the type of its service.</summary>
internal sealed class ErrorCatalog
{
    private readonly Func<ServiceError, AmazonServiceException> _anyOther;
    private readonly Dictionary<string, Func<ServiceError, AmazonServiceException>> _modelled;

    internal ErrorCatalog(
        Func<ServiceError, AmazonServiceException> anyOther,
        Dictionary<string, Func<ServiceError, AmazonServiceException>> modelled)
    {
        _anyOther = anyOther;
        _modelled = modelled;
    }

    internal AmazonServiceException Create(ServiceError error) =>
        error.Code is string code && _modelled.TryGetValue(code, out Func<ServiceError, AmazonServiceException>? create)
            ? create(error)
            : _anyOther(error);
}
