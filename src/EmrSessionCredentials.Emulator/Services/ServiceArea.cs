using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Wire;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>The AWS operations: which one, who signed, what is asked, what goes wrong on request, the answer.</summary>
internal sealed class ServiceArea(
    OperationCatalog catalog,
    SignatureVerifier verifier,
    bool checkSignatures,
    FaultRunner faults) : IArea
{
    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) => true;

    public WireProtocol ProtocolOf(IncomingRequest request) =>
        catalog.Find(request, out _) is Operation operation ? operation.Service.Protocol
        : QueryProtocol.Speaks(request) ? IdentityServices.Sts.Protocol
        : IsAwsJson(request) ? AwsServices.Emr.Protocol
        : AwsServices.EmrContainers.Protocol;

    public async Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        Operation? operation = catalog.Find(request, out IReadOnlyDictionary<string, string> labels);
        observed.Operation = operation?.Name;
        observed.Service = operation?.Service.SigningName;
        try
        {
            if (operation is null)
                throw new ServiceErrorException(
                    CommonErrors.UnknownOperation(IsAwsJson(request) || QueryProtocol.Speaks(request) ? 400 : 404));
            CallerIdentity caller = operation.IsSigned ? Identify(request, operation) : CallerIdentity.Anonymous;
            observed.AccessKey = operation.IsSigned ? caller.AccessKey : null;
            observed.Region = operation.IsSigned ? caller.Region : null;

            InputValues input = Read(request, operation, labels);
            observed.Identifiers = operation.Identifiers(input);
            observed.ClientToken = input.Text("clientToken") ?? input.Text("ClientRequestToken");
            Func<JsonObject> answer = Prepare(operation, input, caller);
            FaultCall call = new(operation, caller, observed.Identifiers, request.Wire, observed.RequestId);
            return await faults.RunAsync(call, observed, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceErrorException e)
        {
            return ProtocolOf(request).Fail(e.Error, observed.RequestId);
        }
    }

    private static InputValues Read(
        IncomingRequest request,
        Operation operation,
        IReadOnlyDictionary<string, string> labels)
    {
        if (operation.Service.Protocol.ContentTypeProblem(request) is ServiceError wrong)
            throw new ServiceErrorException(wrong);
        InputValues input = operation.Service.Protocol.Read(operation.Input, request, labels);
        return InputValidation.Check(operation.Input, input) is ServiceError invalid
            ? throw new ServiceErrorException(operation.Service.Unfit(invalid))
            : input;
    }

    private static Func<JsonObject> Prepare(Operation operation, InputValues input, CallerIdentity caller)
    {
        ServiceError unknown;
        try
        {
            return operation.Prepare(input, caller);
        }
        catch (UnknownItemException e) when (operation.Identifiers(input).SelectMany(FaultSpec.InIdentifier).Any())
        {
            unknown = e.Error;
        }

        // An id that asks for faults gets them, though there is nothing with such an id.
        return () => throw new ServiceErrorException(unknown);
    }

    private CallerIdentity Identify(IncomingRequest request, Operation operation)
    {
        if (!checkSignatures) return Claimed(request);
        Verification verification = verifier.Verify(request.Wire, operation.Service.SigningName);
        return verification.Caller ?? throw new ServiceErrorException(verification.Error!);
    }

    /// <summary>Who the request says it is from, for when nobody checks.</summary>
    private static CallerIdentity Claimed(IncomingRequest request) =>
        AuthorizationHeader.Parse(request.Header("authorization") ?? "", out _) is { Scope: CredentialScope scope }
            ? new CallerIdentity(scope.AccessKey, scope.Region)
            : CallerIdentity.Anonymous;

    private static bool IsAwsJson(IncomingRequest request) => request.Header("x-amz-target") is not null;
}
