/** Prose about the portal, written for the generator to learn from. */
export const portalPrimer = `
This portal shows which models run, where they run and who asked for them.
The portal is a set of plugins for Backstage.
The catalog of models lists what KAITO can serve and which licence each model has.
The deployments page lists every Workspace, InferenceSet and RAGEngine in every cluster.
The page of a deployment shows its phase, its conditions, its events and the pods that belong to it.
The capacity page shows how many GPUs each cluster has, how many are held and how many are free.
The console sends a prompt to an endpoint and shows the answer as it streams in.
The inventory is a record of what was deployed, when and by whom.
The inventory keeps a deployment in its list after the deployment has been deleted.
A deployment without a recorded request is listed as unmanaged.
To ask for a model, pick it in the catalog, fill in the form and submit the form.
The form opens a pull request, and the pull request is reviewed by the platform team.
The portal never writes to a cluster; every change goes through Git.
The portal says what is wrong, why it is wrong and what to do next.
Every list in the portal says how old its data are.
When a cluster cannot be reached, the portal keeps the last known state and marks it as stale.
A phase is a single word for the state of a deployment, and the words of KAITO stay visible beside it.
The deepest cause of a problem is shown first, with the raw condition and the raw event one click away.
A team sees the deployments that it owns and those that are shared.
A developer can ask for a model and can talk to the models of the own team.
A platform engineer can see the whole fleet and reviews the requests.
An auditor can read the inventory and export it, and cannot send a prompt to a model.
Something that a person may not read looks as if it did not exist.
The gateway of the portal checks the permission of the caller before it forwards a prompt.
The gateway does not store prompts.
The gateway limits how many requests one person can have open at the same time.
When the limit is reached, the gateway answers 429 and says when to try again.
When the reader leaves the page, the gateway stops the request and the model stops working on it.
Reusing a model that is already running is better than deploying a second copy of it.
The owner of a deployment is a team, so that somebody answers when a question comes up.
The purpose of a deployment tells a reviewer why the GPUs are needed.
A request can carry a date after which the deployment should go.
The sandbox is a small fleet on your own machine that speaks the real protocols.
The clusters of the sandbox have no real GPUs and no real nodes.
The sandbox has a Git host with pull requests and a loop that applies what has been merged.
The sandbox plays the part of KAITO, so a Workspace walks through its conditions as it would in the cloud.
The models of the sandbox are played by this text generator.
This text generator counts which words follow each other in the documentation of the project and writes new sentences from those counts.
This text generator does not understand your question; it only looks for words that it has seen before.
You can give the sandbox a model of your own in the GGUF format, and then a real model answers.
To use the portal with your own clusters, list them in the configuration and leave the sandbox out.
Nothing that the browser can see contains a token of a cluster.
A sign-in as one of three personas shows how the same fleet looks to different people.
The example policy is a starting point and should be replaced by the policy of your company.
The portal works with several clusters at the same time and never lets one of them hide the others.
A good first step is to open the catalog of models and to pick a small model.
A good second step is to open the console and to ask the model a question.
Hello and welcome to the sandbox.
Thank you for trying the portal.
A test of the sandbox uses the same requests that a browser sends.
`;
