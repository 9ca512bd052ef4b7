using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.SSOOIDC.Model;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// What the clients of AWS STS and IAM Identity Center have in their pipelines: bounds, and errors that name the
/// endpoint.
/// </summary>
internal static class IdentityClients
{
    /// <summary>
    /// The key in the data of a service's error under which its message is, without the secrets of the request.
    /// </summary>
    internal const string CleanMessage = "EmrSessionCredentials.CleanMessage";

    private static void Bound(RuntimePipeline pipeline, BoundedCall bounds, ServiceConfiguration configuration)
    {
        bounds.AddTo(pipeline);
        pipeline.AddHandler(new Naming(configuration));
    }

    /// <summary>
    /// Calls of services whose errors are JSON. AWSSDK.Core loses the code of an error that has a member that is not
    /// text.
    /// </summary>
    private sealed class JsonCall(ServiceConfiguration configuration) : BoundedCall(configuration.Limit, configuration.Clock)
    {
        protected override ReceivedResponse OnError(ReceivedResponse response)
        {
            ErrorAnswer error = ErrorAnswer.Read(response, response.Body);
            return error.Code is null
                ? response
                : new ReceivedResponse(response, new ArraySegment<byte>(error.ToJson((int)response.StatusCode)));
        }
    }

    /// <summary>The outermost handler, which sees what is left after all attempts.</summary>
    private sealed class Naming(ServiceConfiguration configuration) : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            // It becomes a header, from a file or from the answer of a renewal.
            if (executionContext.RequestContext.OriginalRequest is GetRoleCredentialsRequest login)
                login.AccessToken = SigningKeys.Check(login.AccessToken, "access token", "login to IAM Identity Center");
            try
            {
                T response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
                // AWSSDK.Core reads any XML and JSON, and leaves out what it does not find.
                return IsEmpty(response) ? throw new AmazonUnmarshallingException("The answer belongs to another request.", "", innerException: null) : response;
            }
            catch (AmazonServiceException e) when (e.ErrorCode is { Length: > 0 })
            {
                // The first line: what follows it quotes the request.
                e.Data[CleanMessage] = TextFor(executionContext.RequestContext).Clean(e.Message.Split('\r', '\n')[0]);
                throw;
            }
            catch (Exception e) when (e is not (SessionCredentialException or AmazonServiceException { ErrorCode.Length: > 0 })
                && !executionContext.RequestContext.CancellationToken.IsCancellationRequested)
            {
                IRequestContext context = executionContext.RequestContext;
                throw new UnansweredCallException(context.Request?.Endpoint, context.ClientConfig.GetWebProxy(), e)
                {
                    EndpointSource = configuration.FindEndpoint(context.ClientConfig.ServiceId)?.Source,
                    IsVerification = context.OriginalRequest is GetCallerIdentityRequest,
                };
            }
        }

        // All that is secret in a request: a service can quote it.
        private static ForeignText TextFor(IRequestContext context)
        {
            ImmutableCredentials? keys = context.Identity is BasicAWSCredentials or SessionAWSCredentials
                ? ((AWSCredentials)context.Identity).GetCredentials()
                : null;
            string?[] own = context.OriginalRequest switch
            {
                AssumeRoleRequest request => [request.ExternalId],
                AssumeRoleWithWebIdentityRequest request => [request.WebIdentityToken],
                GetRoleCredentialsRequest request => [request.AccessToken],
                CreateTokenRequest request => [request.ClientSecret, request.RefreshToken],
                _ => [],
            };
            return new ForeignText(
                [keys?.SecretKey, keys?.Token, .. own, .. ConnectionFailure.ProxySecrets(context.ClientConfig.GetWebProxy(), context.Request?.Endpoint)]);
        }

        private static bool IsEmpty(AmazonWebServiceResponse response) => response is
            AssumeRoleResponse { Credentials: null }
            or AssumeRoleWithWebIdentityResponse { Credentials: null }
            or GetCallerIdentityResponse { Arn: null }
            or GetRoleCredentialsResponse { RoleCredentials: null }
            or CreateTokenResponse { AccessToken: null };
    }

    internal sealed class Sts(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config, ServiceConfiguration configuration)
        : AmazonSecurityTokenServiceClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            Bound(pipeline, new BoundedCall(configuration.Limit, configuration.Clock), configuration);
        }
    }

    internal sealed class Sso(AmazonSSOConfig config, ServiceConfiguration configuration)
        : AmazonSSOClient(new AnonymousAWSCredentials(), config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            Bound(pipeline, new JsonCall(configuration), configuration);
        }
    }

    internal sealed class SsoOidc(AmazonSSOOIDCConfig config, ServiceConfiguration configuration)
        : AmazonSSOOIDCClient(new AnonymousAWSCredentials(), config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            Bound(pipeline, new JsonCall(configuration), configuration);
        }
    }
}
